let
  site = { hostAddress = "10.0.0.1"; "localAddress" = "10.0.0.2"; };
  autoStart = true;
in
{
  containers.web = { inherit(site)hostAddress /* both */ "localAddress"; inherit autoStart; };
}
