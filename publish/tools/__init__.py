"""What is fetched: browsers for the tests, other people's files, outlines of the country."""
