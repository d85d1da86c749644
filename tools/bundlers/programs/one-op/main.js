// One op on backend-cpu: tensors made, added and read.
import { addKernel, cpuWith } from '@oneiros/backend-cpu';
import { add, tensor, useBackend } from '@oneiros/tensor';

await useBackend(cpuWith(addKernel));
globalThis.result = await add(tensor([1, 2]), tensor([3, 4])).array();
