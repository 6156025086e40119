@if strict-shell@
#!@shell@
set -o errexit
set -o nounset
set -o pipefail

export PATH="$PATH"

@script@
@else if job-set-e@
#!@shell@
set -e
@if job-blank-line@

@end@
@script@

@else if job-shebang-without-space@
#!@shell@ -e
@script@
@else@
#! @shell@ -e
@script@
@end@
