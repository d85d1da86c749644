import {
  type Application,
  type CondAttrs,
  condOp,
  type Program,
  type ScanAttrs,
  scanOp,
  type WhileLoopAttrs,
  whileLoopOp,
} from '@oneiros/tensor';
import { elementType } from '../internal/element-types.ts';
import { reshapeTo } from '../internal/emit.ts';
import { Graph, type Ref } from '../internal/graph.ts';
import { type LoweringTable, lowerProgram } from '../internal/lower-program.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { type Operand, operandOf } from '../internal/operand.ts';

/** Control flow, whose programs become graphs inside of the node. They see the values outside by name. */
export function controlLowerings(table: () => LoweringTable): readonly LoweringEntry[] {
  return [
    [condOp, { lower: cond }],
    [whileLoopOp, { lower: whileLoop }],
    [scanOp, { lower: scan, accepts: ({ attrs }) => (attrs as ScanAttrs).length > 0 }],
  ];

  /** The outputs of a program that is put into an inner graph. */
  function inside(program: Program, inputs: readonly Operand[], context: Context, graph: Graph): readonly Ref[] {
    return lowerProgram(program, inputs, { ...context, graph }, table()).map((result) => result.plain(graph));
  }

  function cond(
    [predicate, ...operands]: readonly Operand[],
    { attrs, outputs }: Application,
    context: Context,
  ): readonly Operand[] {
    const { then, otherwise } = attrs as CondAttrs;
    const { graph } = context;
    const given = operands.map((x) => present(graph, x));
    const branch = (program: Program) => {
      const inner = new Graph(graph);
      for (const result of inside(program, given, context, inner)) inner.output(result);
      return inner.finish();
    };
    const specs = outputs.map(({ shape, dtype }) => ({ type: elementType(dtype), shape }));
    return graph
      .nodes('If', [predicate!.plain(graph)], specs, { then_branch: branch(then), else_branch: branch(otherwise) })
      .map(operandOf);
  }

  function whileLoop(
    inputs: readonly Operand[],
    { attrs, outputs }: Application,
    context: Context,
  ): readonly Operand[] {
    const { condition, body, constants } = attrs as WhileLoopAttrs;
    const { graph } = context;
    const given = inputs.map((x) => present(graph, x));
    const fixed = given.slice(0, constants);
    const state = given.slice(constants).map((x) => x.plain(graph));
    const first = inside(condition, given, context, graph)[0]!;
    const inner = new Graph(graph);
    inner.input('int64', []); // the number of the round
    inner.input('bool', []);
    const held = state.map(({ type, shape }) => operandOf(inner.input(type, shape)));
    const next = inside(body, [...fixed, ...held], context, inner);
    inner.output(inside(condition, [...fixed, ...next.map(operandOf)], context, inner)[0]!);
    for (const ref of next) inner.output(ref);
    const specs = outputs.map(({ shape, dtype }) => ({ type: elementType(dtype), shape }));
    return graph
      .nodes('Loop', [null, reshapeTo(graph, first, []), ...state], specs, { body: inner.finish() })
      .map(operandOf);
  }

  function scan(inputs: readonly Operand[], { attrs, outputs }: Application, context: Context): readonly Operand[] {
    const { body, constants, carry, length, reverse } = attrs as ScanAttrs;
    const { graph } = context;
    const given = inputs.map((x) => present(graph, x));
    const fixed = given.slice(0, constants);
    const state = given.slice(constants, constants + carry).map((x) => x.plain(graph));
    const columns = given.slice(constants + carry).map((x) => x.plain(graph));
    // A Scan must walk along something, even where only the number of steps counts.
    const walked = columns.length ? columns : [graph.constant('uint8', [length], new Uint8Array(length))];
    const inner = new Graph(graph);
    const held = state.map(({ type, shape }) => operandOf(inner.input(type, shape)));
    const slices = walked.map(({ type, shape }) => operandOf(inner.input(type, shape.slice(1))));
    const results = inside(body, [...fixed, ...held, ...slices.slice(0, columns.length)], context, inner);
    for (const ref of results) inner.output(ref);
    const direction = Number(reverse);
    const attributes = {
      body: inner.finish(),
      num_scan_inputs: walked.length,
      scan_input_directions: walked.map(() => direction),
      scan_output_directions: results.slice(carry).map(() => direction),
    };
    const specs = outputs.map(({ shape, dtype }) => ({ type: elementType(dtype), shape }));
    return graph.nodes('Scan', [...state, ...walked], specs, attributes).map(operandOf);
  }
}

/** The operand in the outer graph: put there by an inner one, it could not be used outside any more. */
function present(graph: Graph, x: Operand): Operand {
  const ref = x.plain(graph);
  return x.number === undefined ? operandOf(ref) : x;
}
