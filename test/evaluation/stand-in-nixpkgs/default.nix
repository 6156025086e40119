# Packages that say what they were made with.
{
  system,
  config,
  overlays,
}:
{
  hello = "/nix/store/hello-for-${system}";
}
