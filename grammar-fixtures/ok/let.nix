let
  web = {
    hostAddress = "10.0.0.1";
  };
in
{
  containers.web = let extra = { }; in web;
  containers.db =
    let
      hostAddress = "10.0.0.2";
    in
    { inherit hostAddress; };
}
