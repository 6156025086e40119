/** The style sheet of reports: light and dark as the reader has it, narrow and wide, on screen and on paper. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --link: #0550ae;
  --added: #dafbe1; --added-text: #116329; --removed: #ffebe9; --removed-text: #a40e26; --hunk: #ddf4ff;
  --error: #a40e26; --warning: #7d4e00; --note: #0550ae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --panel: #151b23; --link: #79c0ff;
    --added: #12351f; --added-text: #7ee787; --removed: #4a1418; --removed-text: #ffa198; --hunk: #10263f;
    --error: #ffa198; --warning: #e3b341; --note: #79c0ff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 76rem; padding: 1rem clamp(0.75rem, 3vw, 2rem) 4rem;
  background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
}
code, pre, .diff { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.875rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 0.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.75rem 0; padding: 0; list-style: none; }
.faint, .about, .place, footer { color: var(--faint); }
.findings { margin: 0; padding: 0; list-style: none; }
.findings li { margin: 0.75rem 0; padding: 0.5rem 0.75rem; border-left: 0.25rem solid var(--line); background: var(--panel); }
.findings li.error { border-color: var(--error); }
.findings li.warning { border-color: var(--warning); }
.findings li.note { border-color: var(--note); }
.severity { text-transform: uppercase; font-size: 0.75rem; letter-spacing: 0.04em; margin-right: 0.25rem; }
.error .severity { color: var(--error); }
.warning .severity { color: var(--warning); }
.note .severity { color: var(--note); }
.file { margin: 1rem 0; border: 1px solid var(--line); border-radius: 0.375rem; overflow: hidden; }
.file summary { padding: 0.5rem 0.75rem; background: var(--panel); cursor: pointer; overflow-wrap: anywhere; }
.count { font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.count.added { color: var(--added-text); }
.count.removed { color: var(--removed-text); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
.diff { min-width: 100%; line-height: 1.4; }
.diff td { padding: 0 0.5rem; vertical-align: top; white-space: pre; }
.diff .number { color: var(--faint); text-align: right; user-select: none; width: 1%; border-right: 1px solid var(--line); }
.diff .sign { width: 1%; padding-right: 0; user-select: none; }
.diff .added { background: var(--added); }
.diff .added .sign { color: var(--added-text); }
.diff .removed { background: var(--removed); }
.diff .removed .sign { color: var(--removed-text); }
.diff .hunk { background: var(--hunk); }
.diff .hunk, .diff .note { color: var(--faint); }
.plain { margin: 1rem 0; min-width: min(100%, 30rem); }
.plain caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
.plain th, .plain td {
  padding: 0.375rem 0.75rem; border: 1px solid var(--line); text-align: left; vertical-align: top;
  max-width: 32rem; overflow-wrap: break-word;
}
.plain thead th { background: var(--panel); white-space: nowrap; }
.plain tbody th { font-weight: 600; }
.steps ol { margin: 0; padding-left: 1.75rem; }
.steps li { margin: 0.5rem 0; }
pre { margin: 0.375rem 0; padding: 0.5rem 0.75rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 0.375rem; }
p code, summary code { overflow-wrap: anywhere; }
p code { padding: 0.05rem 0.25rem; background: var(--panel); border-radius: 0.25rem; }
footer { margin-top: 3rem; font-size: 0.875rem; }
@media (max-width: 40rem) {
  .plain, .plain caption, .plain tbody, .plain tr, .plain th, .plain td { display: block; max-width: none; min-width: 0; }
  .plain thead { display: none; }
  .plain tr { margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 0.375rem; }
  .plain th, .plain td { border: 0; overflow-wrap: anywhere; }
  .plain tbody th { background: var(--panel); }
  .plain td:empty { display: none; }
  .plain td::before { content: attr(data-column) ": "; color: var(--faint); }
}
@media print {
  body { max-width: none; }
  .diff td, pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .file, .findings li, .plain tr { break-inside: avoid-page; }
}
`;
