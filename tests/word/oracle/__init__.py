"""docxtpl as the measure of filling: what it makes of a template, and the form in which that can be compared with ours."""
