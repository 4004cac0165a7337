// The parts of the kit that are used. Its Radios and Checkboxes are not: they put aria-expanded on an input.
import { createAll, ErrorSummary, FileUpload, ServiceNavigation, SkipLink } from './vendor/govuk-frontend/govuk-frontend.min.js'

for (const part of [ErrorSummary, FileUpload, ServiceNavigation, SkipLink]) createAll(part)
