/**
 * One-dimensional arrays in PostgreSQL's binary form: dimensions, has-nulls flag, element type, length, lower
 * bound, then each element with its length, all big-endian 32-bit (array_recv in arrayfuncs.c). As text, every
 * byte of a payload would be sent as two hexadecimal digits.
 */
const HEADER_BYTES = 20;
const TYPE = { bytea: 17, int4: 23, text: 25, uuid: 2950 } as const;

export function byteaArray(elements: readonly Uint8Array[]): Buffer {
  const size = elements.reduce((sum, element) => sum + 4 + element.length, 0);
  const array = header(TYPE.bytea, elements.length, size);
  let offset = HEADER_BYTES;
  for (const element of elements) {
    array.writeInt32BE(element.length, offset);
    array.set(element, offset + 4);
    offset += 4 + element.length;
  }
  return array;
}

export function textArray(elements: readonly string[]): Buffer {
  const size = elements.reduce((sum, element) => sum + 4 + Buffer.byteLength(element), 0);
  const array = header(TYPE.text, elements.length, size);
  let offset = HEADER_BYTES;
  for (const element of elements) {
    const length = array.write(element, offset + 4);
    array.writeInt32BE(length, offset);
    offset += 4 + length;
  }
  return array;
}

/** @param elements UUIDs in their usual text form */
export function uuidArray(elements: readonly string[]): Buffer {
  const array = header(TYPE.uuid, elements.length, elements.length * 20);
  let offset = HEADER_BYTES;
  for (const element of elements) {
    array.writeInt32BE(16, offset);
    array.write(element.replaceAll('-', ''), offset + 4, 16, 'hex');
    offset += 20;
  }
  return array;
}

/** @param elements signed 32-bit integers */
export function integerArray(elements: readonly number[]): Buffer {
  const array = header(TYPE.int4, elements.length, elements.length * 8);
  let offset = HEADER_BYTES;
  for (const element of elements) {
    array.writeInt32BE(4, offset);
    array.writeInt32BE(element, offset + 4);
    offset += 8;
  }
  return array;
}

function header(type: number, length: number, size: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
