# Values with GVariant types, printed in GLib's text format.
{ lib }:

let
  inherit (builtins) all filter head isAttrs isBool isFloat isInt isList isString map typeOf;
  commas = lib.concatMapStringsSep "," toString;

  # `print` gets the value and its type.
  make = print: type: value: {
    _type = "gvariant";
    inherit type value;
    __toString = self: print self.type self.value;
  };
  annotated = print: make (type: value: "@${type} ${print value}");
  primitive = annotated toString;
  plain = print: make (_: print);

  type = {
    string = "s";
    boolean = "b";
    uchar = "y";
    int16 = "n";
    uint16 = "q";
    int32 = "i";
    uint32 = "u";
    int64 = "x";
    uint64 = "t";
    double = "d";
    variant = "v";
    arrayOf = element: "a${element}";
    maybeOf = element: "m${element}";
    tupleOf = elements: "(${lib.concatStrings elements})";
    dictionaryEntryOf = name: value: "{${name}${value}}";
  };
  constructor = name: type: min: max: { inherit name type min max; };
in
rec {
  inherit type;

  isGVariant = value: value._type or "" == "gvariant";
  intConstructors = [
    (constructor "mkInt32" type.int32 (-2147483648) 2147483647)
    (constructor "mkUint32" type.uint32 0 4294967295)
    (constructor "mkInt64" type.int64 null null)
    (constructor "mkUint64" type.uint64 0 null)
    (constructor "mkInt16" type.int16 (-32768) 32767)
    (constructor "mkUint16" type.uint16 0 65535)
    (constructor "mkUchar" type.uchar 0 255)
  ];

  mkValue = value:
    let
      fits = c: (c.min == null || c.min <= value) && (c.max == null || value <= c.max);
      names = lib.concatMapStringsSep ", " (c: "lib.gvariant.${c.name}") (filter fits intConstructors);
    in
    if isBool value then mkBoolean value
    else if isFloat value then mkDouble value
    else if isString value then mkString value
    else if isList value then mkArray value
    else if isGVariant value then value
    else if isInt value then
      throw "lib.gvariant: ${toString value} could be of several integer types, say which: ${names}"
    else if isAttrs value then
      throw "lib.gvariant: a set has no GVariant type; use an array of mkDictionaryEntry"
    else throw "lib.gvariant: a ${typeOf value} has no GVariant type";

  mkBoolean = plain (value: if value then "true" else "false") type.boolean;
  mkDouble = plain toString type.double;
  mkInt32 = plain toString type.int32;
  mkString =
    plain (text: "'${lib.replaceString "\n" "\\n" (lib.escape [ "'" "\\" ] text)}'") type.string;
  mkObjectpath = plain (path: "objectpath '${lib.escape [ "'" ] path}'") type.string;
  mkUchar = primitive type.uchar;
  mkInt16 = primitive type.int16;
  mkUint16 = primitive type.uint16;
  mkUint32 = primitive type.uint32;
  mkInt64 = primitive type.int64;
  mkUint64 = primitive type.uint64;

  mkEmptyArray = elementType: annotated (_: "[]") (type.arrayOf elementType) [ ];
  mkArray = elements:
    let
      values = map mkValue (
        lib.throwIf (elements == [ ]) "lib.gvariant: an empty array needs mkEmptyArray" elements
      );
      first = (head values).type;
      elementType = lib.throwIfNot (all (value: value.type == first) values)
        "lib.gvariant: the elements of an array have one type" first;
    in
    annotated (list: "[${commas list}]") (type.arrayOf elementType) values;
  mkTuple = elements:
    let values = map mkValue elements;
    in annotated (list: "(${commas list})") (type.tupleOf (map (value: value.type) values)) values;
  mkVariant = element: plain (value: "<${toString value}>") type.variant (mkValue element);
  # The printed entry is fixed here, as `value` keeps what the caller gave.
  mkDictionaryEntry = name: value:
    let
      key = mkValue name;
      item = mkValue value;
    in
    annotated (_: "{${key},${item}}") (type.dictionaryEntryOf key.type item.type)
      { inherit name value; };
  mkMaybe = elementType: element:
    make (type: value: if value == null then "@${type} nothing" else "just ${toString value}")
      (type.maybeOf elementType)
      element;
  mkNothing = elementType: mkMaybe elementType null;
  mkJust = element:
    let value = mkValue element;
    in mkMaybe value.type value;
}
