@if flag-array@
if @test "$(< "${SYSTEM_PATH:-/nix/var/nix/profiles/per-container/$INSTANCE/system}/system")" = i686-linux@; then
@else@
if @test "$(< ${SYSTEM_PATH:-/nix/var/nix/profiles/per-container/$INSTANCE/system}/system)" = i686-linux@; then
@end@
  @flag --personality=x86@
fi
