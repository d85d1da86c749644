import type { Package } from '../workspace.ts';

/** The README with the table of packages between its two marks. */
export function packageTable(readme: string, all: readonly Package[]): string {
  const rows = all
    .filter((pkg) => !pkg.manifest.private)
    .map((pkg) => `| [${pkg.manifest.name}](packages/${pkg.folder}) | ${pkg.manifest.description} |`);
  const table = ['| Package | What it is |', '| --- | --- |', ...rows].join('\n');
  return readme.replace(/(<!-- packages -->\n)[\s\S]*?(<!-- \/packages -->)/, `$1\n${table}\n\n$2`);
}
