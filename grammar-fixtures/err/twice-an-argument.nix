{ lib, lib, ... }: { }
