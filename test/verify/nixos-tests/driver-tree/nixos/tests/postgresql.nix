throw "not a test of containers"
