import type { Shape } from '@oneiros/core';
import { PbfWriter } from 'pbf';
import { type ElementType, elementTypes, type HalfType, halfTypes, isHalf } from './element-types.ts';

/**
 * The part of ONNX's file format (onnx.proto, IR version 10) that graphs here need, written with `pbf`.
 * The numbers are the field numbers of the messages there.
 */

/** An attribute: an integer, integers, a text, a float (`{ float }`), a constant or a graph. */
export type Attribute = number | readonly number[] | string | { readonly float: number } | TensorProto | GraphProto;

export interface TensorProto {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
  /** Elements, little-endian. */
  readonly raw: Uint8Array;
}
export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType | HalfType;
  readonly shape: Shape;
}
export interface NodeProto {
  readonly op: string;
  readonly domain: string;
  /** An optional input that is absent has the name ''. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: { readonly [name: string]: Attribute | undefined };
}
export interface GraphProto {
  readonly nodes: readonly NodeProto[];
  readonly initializers: readonly TensorProto[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}

const irVersion = 10;

/** The bytes of a model with this graph. `opsets` are the versions of the operator sets it uses, by domain. */
export function writeModel(graph: GraphProto, opsets: { readonly [domain: string]: number }): Uint8Array {
  const writer = new PbfWriter();
  writer.writeVarintField(1, irVersion);
  writer.writeStringField(2, 'oneiros');
  writer.writeMessage(7, writeGraph, graph);
  for (const opset of Object.entries(opsets)) writer.writeMessage(8, writeOpset, opset);
  return writer.finish();
}

function writeOpset([domain, version]: readonly [string, number], writer: PbfWriter): void {
  writer.writeStringField(1, domain);
  writer.writeVarintField(2, version);
}
function writeGraph(graph: GraphProto, writer: PbfWriter): void {
  for (const node of graph.nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, 'program');
  for (const initializer of graph.initializers) writer.writeMessage(5, writeTensor, initializer);
  for (const input of graph.inputs) writer.writeMessage(11, writeValueInfo, input);
  for (const output of graph.outputs) writer.writeMessage(12, writeValueInfo, output);
}
function writeNode(node: NodeProto, writer: PbfWriter): void {
  for (const input of node.inputs) writer.writeStringField(1, input);
  for (const output of node.outputs) writer.writeStringField(2, output);
  writer.writeStringField(4, node.op);
  for (const attribute of Object.entries(node.attributes)) writer.writeMessage(5, writeAttribute, attribute);
  if (node.domain) writer.writeStringField(7, node.domain);
}
function writeAttribute([name, value]: readonly [string, Attribute | undefined], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  const type = (code: number): void => writer.writeVarintField(20, code);
  if (typeof value === 'number') {
    writer.writeVarintField(3, value);
    type(2);
  } else if (typeof value === 'string') {
    writer.writeStringField(4, value);
    type(3);
  } else if (isInts(value)) {
    for (const item of value) writer.writeVarintField(8, item);
    type(7);
  } else if (value && 'float' in value) {
    writer.writeFloatField(2, value.float);
    type(1);
  } else if (value && 'raw' in value) {
    writer.writeMessage(5, writeTensor, value);
    type(4);
  } else if (value) {
    writer.writeMessage(6, writeGraph, value);
    type(5);
  }
}
function isInts(value: Attribute | undefined): value is readonly number[] {
  return Array.isArray(value);
}
function writeTensor({ name, type, shape, raw }: TensorProto, writer: PbfWriter): void {
  for (const size of shape) writer.writeVarintField(1, size);
  writer.writeVarintField(2, elementTypes[type]);
  if (name) writer.writeStringField(8, name);
  writer.writeBytesField(9, raw);
}
function writeValueInfo(info: ValueInfo, writer: PbfWriter): void {
  writer.writeStringField(1, info.name);
  writer.writeMessage(2, writeType, info);
}
function writeType(info: ValueInfo, writer: PbfWriter): void {
  writer.writeMessage(1, writeTensorType, info);
}
function writeTensorType(info: ValueInfo, writer: PbfWriter): void {
  writer.writeVarintField(1, isHalf(info.type) ? halfTypes[info.type] : elementTypes[info.type]);
  writer.writeMessage(2, writeShape, info.shape);
}
function writeShape(shape: Shape, writer: PbfWriter): void {
  for (const size of shape) writer.writeMessage(1, writeDimension, size);
}
function writeDimension(size: number, writer: PbfWriter): void {
  writer.writeVarintField(1, size);
}
