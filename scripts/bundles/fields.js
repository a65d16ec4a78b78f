// Fields that people write in: pages with checklists or questions.
import "../work/text-field.js"
