let
  site.hostAddress = "10.0.0.1";
  site.containers.db.autoStart = true;
in
{
  containers.web = { inherit (site) hostAddress; };
  imports = [ { inherit (site) containers; } ];
}
