throw "pkgs are evaluated"
