import { expected, show } from '@oneiros/core';

/** Refuses names that a path could be made of that leads elsewhere. */
export function checkName(name: string, subject: string): void {
  const parts = name.split('/');
  const leadsOut = parts.some(
    (part, i) => part === '..' || part === '.' || (part === '' && (i === 0 || i < parts.length - 1)),
  );
  if (leadsOut || name.length > 1000 || /[\\\0:]/.test(name))
    throw expected(
      subject,
      'names of files below the archive',
      show(name),
      'Use a plain path such as assets/vocabulary.txt.',
    );
}
