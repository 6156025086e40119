{
  # one
  containers.web. /* two */ hostAddress /* three */ = # four
    "10.0.0.1";
}
