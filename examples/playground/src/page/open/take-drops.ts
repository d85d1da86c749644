import { byId } from '../element.ts';

/** Files may be dropped anywhere on the page; a curtain shows that it is so. */
export function takeDrops(take: (file: File) => void): void {
  const curtain = byId('curtain');
  let entered = 0;
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const lift = (): void => {
    entered = 0;
    curtain.classList.remove('shown');
  };
  addEventListener('dragenter', (event) => {
    if (carriesFiles(event) && ++entered === 1) curtain.classList.add('shown');
  });
  addEventListener('dragleave', (event) => {
    if (carriesFiles(event) && --entered <= 0) lift();
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    lift();
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
}
