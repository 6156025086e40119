{
  containers.web.hostAddress = ''
    10.0.0.1'';
  containers.web.localAddress = "a\"b\\c\nd\te\${f}$g";
  containers.web.extraFlags = [
    ''
      two
        lines ''${not} '''quoted'''
    ''
  ];
}
