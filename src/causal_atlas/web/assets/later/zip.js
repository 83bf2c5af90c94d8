/**
 * Looking into a .zip backup of lectures: the texts of the .yaml files in it. PKWARE's APPNOTE, sections 4.3.12 and 4.3.16.
 */
(() => {
  "use strict";

  const END = 0x06054b50;
  const ENTRY = 0x02014b50;
  const LONGEST_COMMENT = 65_535;
  const MOST_ENTRIES = 2_000;
  const LARGEST_TEXT = 2_000_000;
  const STORED = 0;
  const DEFLATED = 8;

  /** A file that cannot be read, with a sentence for people. */
  class Unreadable extends Error {}

  const broken = () => new Unreadable("This is no backup that can be read: the .zip file is damaged or cut off.");

  /**
   * @typedef {{name: string, method: number, size: number, packed: Uint8Array}} Entry
   */

  /**
   * What a .zip file holds.
   * @param {Uint8Array} bytes
   * @returns {Entry[]}
   */
  function entriesOf(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (end >= 0 && end >= bytes.length - 22 - LONGEST_COMMENT && view.getUint32(end, true) !== END) end -= 1;
    if (end < 0 || view.getUint32(end, true) !== END) throw broken();
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw new Unreadable(`This backup holds more than ${MOST_ENTRIES} files.`);
    const found = [];
    let at = view.getUint32(end + 16, true);
    for (let number = 0; number < count; number += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw broken();
      const [named, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const head = view.getUint32(at + 42, true);
      const begin = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
      found.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + named)),
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 24, true),
        packed: bytes.subarray(begin, begin + view.getUint32(at + 20, true)),
      });
      at += 46 + named + extra + comment;
    }
    return found;
  }

  /**
   * The text of an entry.
   * @param {Entry} entry
   * @returns {Promise<string>}
   */
  async function textOf(entry) {
    if (entry.method === STORED) return new TextDecoder().decode(entry.packed);
    if (entry.method !== DEFLATED) throw broken();
    const unpacking = new Blob([/** @type {BlobPart} */ (entry.packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = unpacking.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true });
      // What a file says of its own size need not be true.
      if (text.length > LARGEST_TEXT) throw new Unreadable(`${entry.name} is too large for a lecture.`);
    }
    return text + decoder.decode();
  }

  /**
   * The lectures in a backup: the name and the text of each .yaml file.
   * @param {Uint8Array} bytes
   * @returns {Promise<{name: string, text: string}[]>}
   * @throws {Unreadable} where the file is damaged
   */
  async function textsIn(bytes) {
    try {
      const texts = [];
      for (const entry of entriesOf(bytes).filter(({ name }) => /\.ya?ml$/i.test(name))) texts.push({ name: entry.name, text: await textOf(entry) });
      return texts;
    } catch (error) {
      // Whatever reads beyond its end, or cannot be unpacked, is damaged.
      throw error instanceof Unreadable ? error : broken();
    }
  }

  const namespace = { entriesOf, textsIn, Unreadable };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { textsIn });
})();
