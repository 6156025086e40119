{
  containers.web.bindMounts."/a".hostPath = ./a;
  containers.web.bindMounts."/b".hostPath = ./. + "/b";
  containers.web.bindMounts."/c".hostPath = /c/../d;
}
