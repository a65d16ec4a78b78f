.PHONY: help-pictures
help-pictures: test-packages ## tager billederne på siden »Arbejd i guiden«, i håndbogen og af appen igen
	@$(VENV_PYTHON) -m publish.tools.browser --install
	@$(VENV_PYTHON) -m tests.help_pictures
