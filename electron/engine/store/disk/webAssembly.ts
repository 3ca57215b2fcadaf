// The part of WebAssembly that is used here: Node has it, but its types of version 20 leave it to a browser's.

export interface Memory {
  readonly buffer: ArrayBuffer
}

interface Instance {
  readonly exports: Readonly<Record<string, unknown>>
}

interface WebAssemblyOfNode {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => Instance
  readonly Memory: new (...limits: never[]) => Memory
}

const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WebAssemblyOfNode }

/** Compiles a module, to be made into an instance. */
export const compiled = (bytes: Uint8Array): object => new wasm.Module(bytes)

/** Makes an instance; `memory` is its own. */
export function instantiated(module: object, imports: object): { instance: Instance; memory: Memory } {
  const instance = new wasm.Instance(module, imports)
  const memory = Object.values(instance.exports).find((entry): entry is Memory => entry instanceof wasm.Memory)
  if (!memory) throw new Error('the module exports no memory')
  return { instance, memory }
}
