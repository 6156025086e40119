# Lists.
{ lib }:

let
  inherit (builtins)
    all any concatLists concatMap elem elemAt filter genList groupBy head isList
    length map partition sort tail;
  inherit (lib.asserts) assertMsg;

  # Applies f to every index of the list.
  overIndices = f: list: genList f (length list);
  # Sorts by something computed once per element.
  sortByKey = before: key: list:
    map (pair: pair.value)
      (sort (a: b: before a.key b.key) (map (value: { inherit value; key = key value; }) list));
in
rec {
  inherit all any concatLists concatMap elem elemAt filter genList groupBy head
    isList length map partition sort tail;

  singleton = x: [ x ];
  toList = x: if isList x then x else [ x ];
  forEach = list: f: map f list;
  replicate = n: x: genList (_: x) n;
  range = from: to: if to < from then [ ] else genList (i: i + from) (to - from + 1);
  optional = cond: x: if cond then [ x ] else [ ];
  optionals = cond: list: if cond then list else [ ];

  # Both recurse over indices and stay lazy in the part not yet needed.
  foldr = op: end: list:
    let
      count = length list;
      from = i: if i == count then end else op (elemAt list i) (from (i + 1));
    in
    from 0;
  foldl = op: start: list:
    let upTo = i: if i == 0 then start else op (upTo (i - 1)) (elemAt list (i - 1));
    in upTo (length list);
  fold = foldr;
  # Newer versions of Nix no longer force the start value; this always does.
  foldl' = op: start: builtins.seq start (builtins.foldl' op start);

  imap0 = f: list: overIndices (i: f i (elemAt list i)) list;
  imap1 = f: list: overIndices (i: f (i + 1) (elemAt list i)) list;
  imap = imap1;
  ifilter0 = pred: list:
    map (elemAt list) (filter (i: pred i (elemAt list i)) (overIndices (i: i) list));
  flatten = x: if isList x then concatMap flatten x else [ x ];
  remove = x: filter (y: y != x);
  count = pred: foldl' (n: x: if pred x then n + 1 else n) 0;

  findSingle = pred: none: several: list:
    let found = filter pred list;
    in if found == [ ] then none else if length found == 1 then head found else several;
  # A fold and not a recursion, which long lists would overflow the stack with.
  findFirstIndex = pred: none: list:
    let
      step = seen: x:
        if seen.hit then seen
        else
          let index = seen.index + 1;
          in builtins.seq index { inherit index; hit = pred x; };
      end = foldl' step { index = -1; hit = false; } list;
    in
    if end.hit then end.index else none;
  findFirst = pred: none: list:
    let index = findFirstIndex pred null list;
    in if index == null then none else elemAt list index;

  groupBy' = op: start: key: list:
    builtins.mapAttrs (_: foldl op start) (groupBy key list);

  zipListsWith = f: xs: ys:
    genList (i: f (elemAt xs i) (elemAt ys i)) (lib.min (length xs) (length ys));
  zipLists = zipListsWith (fst: snd: { inherit fst snd; });
  crossLists = f: lists:
    foldl (functions: arguments: concatMap (g: map g arguments) functions) [ f ] lists;

  sublist = start: wanted: list:
    let
      count = length list;
      size = if count <= start then 0 else if count < start + wanted then count - start else wanted;
    in
    genList (i: elemAt list (start + i)) size;
  take = n: sublist 0 n;
  drop = n: list: sublist n (length list) list;
  takeEnd = n: list: drop (lib.max 0 (length list - n)) list;
  dropEnd = n: list: take (lib.max 0 (length list - n)) list;
  last = list:
    assert assertMsg (list != [ ]) "lists.last: an empty list has no last element";
    elemAt list (length list - 1);
  init = list:
    assert assertMsg (list != [ ]) "lists.init: an empty list has no initial part";
    take (length list - 1) list;
  reverseList = list:
    let end = length list - 1;
    in overIndices (i: elemAt list (end - i)) list;
  replaceElemAt = list: at: x:
    assert assertMsg (0 <= at && at < length list)
      "lists.replaceElemAt: ${toString at} is no index of a list of ${toString (length list)}";
    imap0 (i: old: if i == at then x else old) list;

  hasPrefix = front: list: take (length front) list == front;
  removePrefix = front: list:
    if hasPrefix front list then drop (length front) list
    else throw "lists.removePrefix: the first list is not a prefix of the second one";
  commonPrefix = xs: ys:
    let differs = zipListsWith (x: y: x != y) xs ys;
    in take (findFirstIndex (d: d) (length differs) differs) xs;

  sortOn = sortByKey (a: b: a < b);
  compareLists = cmp: xs: ys:
    let
      countX = length xs;
      countY = length ys;
      from = i:
        if i == countX then (if i == countY then 0 else -1)
        else if i == countY then 1
        else
          let order = cmp (elemAt xs i) (elemAt ys i);
          in if order == 0 then from (i + 1) else order;
    in
    from 0;
  # Splitting at the numbers alternates text and number, so that only values
  # of one type meet in the comparison.
  naturalSort = sortByKey
    (a: b: compareLists lib.compare a b < 0)
    (text: map (part: if isList part then lib.toInt (head part) else part)
      (builtins.split "(0|[1-9][0-9]*)" text));

  unique = foldl' (seen: x: if elem x seen then seen else seen ++ [ x ]) [ ];
  uniqueStrings = list: builtins.attrNames (groupBy (s: s) list);
  allUnique = list: length (unique list) == length list;
  intersectLists = other: filter (x: elem x other);
  subtractLists = other: filter (x: !elem x other);
  mutuallyExclusive = xs: ys: xs == [ ] || !any (x: elem x ys) xs;
  concatAttrValues = set: concatLists (builtins.attrValues set);

  # Walks from the first element to one that nothing left comes before, or
  # until it comes back to an element it has seen.
  listDfs = stopOnCycles: before: list:
    let
      walk = at: visited: rest:
        let
          loops = filter (x: before x at) visited;
          ahead = partition (x: before x at) rest;
          state = { inherit visited rest; };
        in
        if stopOnCycles && loops != [ ] then state // { inherit loops; cycle = at; }
        else if ahead.right == [ ] then state // { minimal = at; }
        else walk (head ahead.right) ([ at ] ++ visited) (tail ahead.right ++ ahead.wrong);
    in
    walk (head list) [ ] (tail list);
  toposort = before: list:
    let
      first = listDfs true before list;
      others = toposort before (first.visited ++ first.rest);
    in
    if length list < 2 then { result = list; }
    else if first ? cycle then {
      inherit (first) loops;
      cycle = reverseList ([ first.cycle ] ++ first.visited);
    }
    else if others ? cycle then others
    else { result = [ first.minimal ] ++ others.result; };
}
