{
  containers = builtins.listToAttrs (
    map (n: {
      name = "c${toString n}";
      value = {
        hostAddress = "10.0.0.${toString n}";
      };
    }) [ 1 2 ]
  );
}
