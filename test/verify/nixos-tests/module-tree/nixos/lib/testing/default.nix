# That there is such a file says that tests are modules.
{ }
