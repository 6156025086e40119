# Dates as sources of flakes have them.
let
  inherit (builtins) stringLength substring toString;

  mod = a: b: a - a / b * b;
  padded =
    digits: number:
    let
      text = "0000${toString number}";
    in
    substring (stringLength text - digits) digits text;
in
{
  # `YYYYMMDDhhmmss` in UTC, from seconds since 1970.
  compactDate =
    seconds:
    let
      days = seconds / 86400;
      time = mod seconds 86400;
      # Years begin in March, so that the leap day is the last one; 400 of them are one era.
      shifted = days + 719468;
      era = shifted / 146097;
      ofEra = mod shifted 146097;
      yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
      ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
      march = (5 * ofYear + 2) / 153;
      day = ofYear - (153 * march + 2) / 5 + 1;
      month = if march < 10 then march + 3 else march - 9;
      year = yearOfEra + era * 400 + (if month <= 2 then 1 else 0);
    in
    padded 4 year
    + padded 2 month
    + padded 2 day
    + padded 2 (time / 3600)
    + padded 2 (mod time 3600 / 60)
    + padded 2 (mod time 60);
}
