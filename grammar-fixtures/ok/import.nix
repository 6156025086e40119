{
  containers = {
    web = import ./imported/container.nix;
    db = import ./imported/function.nix "10.0.0.2";
  };
}
