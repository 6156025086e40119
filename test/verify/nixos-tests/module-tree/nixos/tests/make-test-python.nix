test: { system, pkgs ? null, ... }: throw "a machine evaluated here keeps its options to itself"
