/** How a file is shown to people: below the working directory as one would type it. */
export function showFile(file: string): string {
  const directory = `${process.cwd()}/`;
  return file.startsWith(directory) ? file.slice(directory.length) : file;
}
