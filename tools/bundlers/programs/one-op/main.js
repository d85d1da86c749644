// One op on backend-cpu: tensors made, added and read.
import { addKernel, cpuWith } from '@oneiros/backend-cpu';
import { add, tensor, useBackend } from '@oneiros/tensor';

async function main() {
  await useBackend(cpuWith(addKernel));
  return await add(tensor([1, 2]), tensor([3, 4])).array();
}

main().then((result) => {
  globalThis.result = result;
});
