{
  containers.web.bindMounts."/a".hostPath = ./a/;
}
