import { OneirosError, type TypedArray } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  constantOp,
  expansion,
  isProgram,
  type Program,
  type Value,
} from '@oneiros/tensor';
import { elementType, isHalf } from './element-types.ts';
import type { Graph } from './graph.ts';
import { rounded, widened } from './halves.ts';
import type { Context, Lowering } from './lowering.ts';
import { Operand, operandOf } from './operand.ts';

/** Lowerings by op record. */
export type LoweringTable = ReadonlyMap<AnyOp, Lowering>;

/** Whether this application can be part of a graph: itself, and all that programs in its attributes hold. */
export function isLowered(application: Application, table: LoweringTable): boolean {
  if (application.op === constantOp) return true;
  const lowering = table.get(application.op);
  return (
    lowering !== undefined &&
    (lowering.accepts?.(application) ?? true) &&
    programsOf(application).every((p) => p.applications.every((inner) => isLoweredInside(inner, table)))
  );
}
/** Inside of control flow an op may also be written out. */
function isLoweredInside(application: Application, table: LoweringTable): boolean {
  if (isLowered(application, table)) return true;
  if (!application.op.expand) return false;
  return expansion(application.op, application.inputs, application.attrs).applications.every((inner) =>
    isLoweredInside(inner, table),
  );
}
/** The programs that attributes hold. */
export function programsOf({ attrs }: Application): readonly Program[] {
  return typeof attrs === 'object' && attrs !== null ? Object.values(attrs).filter(isProgram) : [];
}

/** Puts `program` into the graph, on `inputs`, and gives its outputs. */
export function lowerProgram(
  program: Program,
  inputs: readonly Operand[],
  context: Context,
  table: LoweringTable,
): readonly Operand[] {
  const operands = new Map<Value, Operand>();
  const uses = usesOf(program);
  const define = (value: Value, operand: Operand): void => {
    operand.uses += uses.get(value) ?? 0;
    operands.set(value, operand);
  };
  program.inputs.forEach((value, i) => define(value, inputs[i]!));
  for (const application of program.applications) {
    const given = application.inputs.map((value) => operands.get(value)!);
    const results = lowerApplication(application, given, context, table);
    application.outputs.forEach((value, i) => {
      const result = results[i]!;
      const isNew = !given.includes(result);
      define(value, isHalf(value.dtype) && isNew ? rounded(context.graph, result, value.dtype) : result);
    });
  }
  return program.outputs.map((value) => operands.get(value)!);
}

function lowerApplication(
  application: Application,
  inputs: readonly Operand[],
  context: Context,
  table: LoweringTable,
): readonly Operand[] {
  const { op, attrs, outputs } = application;
  if (op === constantOp) return [constant(application, context.graph)];
  const lowering = table.get(op);
  if (lowering && (lowering.accepts?.(application) ?? true)) return lowering.lower(inputs, application, context);
  if (op.expand) return lowerProgram(expansion(op, application.inputs, attrs), inputs, context, table);
  throw new OneirosError(
    `backend onnxruntime: expected an op it has a lowering for. Received: op=${op.name} on ${outputs.map((v) => v.dtype).join(', ')}. Run this part on cpu() from @oneiros/backend-cpu.`,
  );
}

function constant({ attrs, outputs }: Application, graph: Graph): Operand {
  const { data } = attrs as { readonly data: TypedArray };
  const { shape, dtype } = outputs[0]!;
  const values = isHalf(dtype) ? widened(data, dtype) : data;
  const ref = graph.constant(elementType(dtype), shape, values);
  return values.length === 1 ? new Operand(ref, { plain: ref, number: Number(values[0]) }) : operandOf(ref);
}

function usesOf(program: Program): Map<Value, number> {
  const uses = new Map<Value, number>();
  const count = (value: Value): void => void uses.set(value, (uses.get(value) ?? 0) + 1);
  for (const application of program.applications) application.inputs.forEach(count);
  program.outputs.forEach(count);
  return uses;
}
