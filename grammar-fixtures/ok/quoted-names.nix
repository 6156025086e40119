{
  "containers"."web"."hostAddress" = "10.0.0.1";
  containers."a b"."localAddress" = "10.0.0.2";
}
