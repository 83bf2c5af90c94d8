/**
 * Lectures as values: what an edit makes of a lecture, what is sent of it, and what becomes of two that have parted. No browser in here.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Scene
   * @property {string} id
   * @property {string} title
   * @property {any} [view] as the server wrote it; goes back unchanged
   * @property {string} [code] permalink of the view; with a view it is derived, without one it is what the scene shows from now on
   * @property {string} narration
   * @property {string} notes
   * @property {string[]} claims
   * @property {string} unclaimed
   * @property {any} [question]
   * @property {string[]} [missing]
   * @property {any[]} [nodes]
   * @property {any[]} [note_nodes]
   * @property {number} [seconds]
   */
  /** @typedef {{key: string, rights: string, title: string, description: string, audience: string, revision: number, scenes: Scene[], [more: string]: any}} Lecture */
  /** @typedef {"mine" | "theirs" | "both"} Pick */

  const WORDS_A_MINUTE = 130;

  // ---- Edits ------------------------------------------------------------------------------------------------------

  /** @param {Lecture} lecture @param {Scene[]} scenes @returns {Lecture} */
  const having = (lecture, scenes) => ({ ...lecture, scenes });

  /**
   * The lecture with one scene moved to another place.
   * @param {Lecture} lecture @param {number} from @param {number} to
   */
  function moved(lecture, from, to) {
    const scenes = [...lecture.scenes];
    const [scene] = scenes.splice(from, 1);
    scenes.splice(to, 0, scene);
    return having(lecture, scenes);
  }

  /**
   * The lecture with a scene put in at a place.
   * @param {Lecture} lecture @param {number} at @param {Scene} scene
   */
  function inserted(lecture, at, scene) {
    return having(lecture, [...lecture.scenes.slice(0, at), scene, ...lecture.scenes.slice(at)]);
  }

  /** @param {Lecture} lecture @param {number} at */
  function removed(lecture, at) {
    return having(lecture, lecture.scenes.filter((_, place) => place !== at));
  }

  /**
   * The lecture with a scene twice, the second under an id of its own.
   * @param {Lecture} lecture @param {number} at @param {string} id
   */
  function duplicated(lecture, at, id) {
    return inserted(lecture, at + 1, { ...lecture.scenes[at], id });
  }

  /**
   * The lecture with fields of a scene changed. What the server derived from them is dropped until it answers.
   * @param {Lecture} lecture @param {string} id @param {Partial<Scene>} fields
   */
  function edited(lecture, id, fields) {
    return having(lecture, lecture.scenes.map((scene) => (scene.id === id ? without({ ...scene, ...fields }, stale(fields)) : scene)));
  }

  /** @param {Partial<Scene>} fields @returns {string[]} */
  function stale(fields) {
    const gone = [];
    if ("narration" in fields) gone.push("nodes", "seconds");
    if ("notes" in fields) gone.push("note_nodes");
    if ("question" in fields) gone.push("offered", "answer_because");
    if ("code" in fields) gone.push("view", "missing", "disputes", "references");
    return gone;
  }

  /** @param {any} value @param {string[]} names @returns {any} */
  function without(value, names) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  }

  /**
   * A new scene of what is on the screen.
   * @param {string} id @param {string} title @param {string} code
   * @returns {Scene}
   */
  function fresh(id, title, code) {
    return { id, title, code, narration: "", notes: "", claims: [], unclaimed: "", question: null };
  }

  /**
   * An id that nothing else has.
   * @param {() => number} chance
   */
  function newId(chance) {
    let id = "s";
    while (id.length < 13) id += Math.floor(chance() * 36).toString(36);
    return id;
  }

  // ---- Speaking time ----------------------------------------------------------------------------------------------

  /**
   * How long a text takes to speak, in whole seconds, as `causal_atlas.lectures.lecture.spoken_seconds` counts.
   * @param {string} text
   */
  function spokenSeconds(text) {
    return Math.round((60 * (text.match(/[\p{L}\p{N}_]+(?:[-'’.][\p{L}\p{N}_]+)*/gu) || []).length) / WORDS_A_MINUTE);
  }

  /** @param {Lecture} lecture */
  const seconds = (lecture) => lecture.scenes.reduce((sum, scene) => sum + spokenSeconds(scene.narration), 0);

  /**
   * A speaking time in words; nothing where nothing is said.
   * @param {number} time in seconds
   */
  function spoken(time) {
    if (time === 0) return "";
    if (time < 60) return `${time} s`;
    return time < 600 ? `${Math.floor(time / 60)} min ${time % 60 ? `${time % 60} s` : ""}`.trim() : `${Math.round(time / 60)} min`;
  }

  // ---- To the server and back -------------------------------------------------------------------------------------

  /** @param {Scene} scene */
  function sentScene({ id, title, view, code, narration, notes, claims, unclaimed, question }) {
    const shown = view === undefined ? { code } : { view };
    return { id, title, ...shown, narration, notes, claims: claims || [], unclaimed: unclaimed || "", question: question || null };
  }

  /**
   * What is sent of a lecture: what a person wrote, nothing that was derived.
   * @param {Lecture} lecture
   */
  function sent({ title, description, audience, scenes }) {
    return { title, description, audience, scenes: scenes.map(sentScene) };
  }

  /**
   * What a browser keeps of a lecture: enough to show and to send it, without what is derived again, so that it takes little room.
   * @param {Lecture} lecture
   * @returns {Lecture}
   */
  function bare(lecture) {
    const { key, rights, revision } = lecture;
    const scenes = lecture.scenes.map((scene) => ({ ...sentScene(scene), code: scene.code, missing: scene.missing || [] }));
    return { ...sent(lecture), key, rights, revision, scenes };
  }

  /**
   * Text that is the same for the same value, whatever the order of its fields.
   * @param {any} value
   * @returns {string}
   */
  function settled(value) {
    if (Array.isArray(value)) return `[${value.map(settled).join()}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${settled(value[name])}`).join()}}`;
  }

  /**
   * Whether two scenes say and show the same; a code that the server has not read yet is compared with what it derived.
   * @param {Scene} one @param {Scene} other
   */
  function sameScene(one, other) {
    const read = one.view !== undefined && other.view !== undefined;
    // With the view the server writes down what it rests on.
    const bare = [one, other].map((scene) => without(sentScene(scene), read ? ["view", "code"] : ["view", "code", "claims"]));
    if (settled(trimmed(bare[0])) !== settled(trimmed(bare[1]))) return false;
    return read ? settled(one.view) === settled(other.view) : one.code === other.code;
  }

  /**
   * Texts as the server keeps them: without space around them.
   * @param {Record<string, any>} scene
   */
  function trimmed(scene) {
    return Object.fromEntries(Object.entries(scene).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value]));
  }

  /**
   * Whether two lectures are the same, scene by scene.
   * @param {Lecture} one @param {Lecture} other
   */
  function same(one, other) {
    const heads = [one, other].map(({ title, description, audience }) => settled(trimmed({ title, description, audience })));
    const alike = heads[0] === heads[1] && one.scenes.length === other.scenes.length;
    return alike && one.scenes.every((scene, place) => sameScene(scene, other.scenes[place]));
  }

  /**
   * The lecture after the server has taken it: with what it derived, except where more was written in the meantime.
   * @param {Lecture} present @param {Lecture} taken what was sent @param {{revision: number, changed: string, scenes: Scene[]}} answer
   * @returns {Lecture}
   */
  function acknowledged(present, taken, answer) {
    const derived = new Map(answer.scenes.map((scene) => [scene.id, scene]));
    const before = new Map(taken.scenes.map((scene) => [scene.id, scene]));
    const scenes = present.scenes.map((scene) => {
      const [old, news] = [before.get(scene.id), derived.get(scene.id)];
      if (old === undefined || news === undefined) return scene;
      const written = ["id", "title", "narration", "notes", "unclaimed", "question"];
      const late = [];
      // Of a view that it reads, the server says what it rests on.
      if (old.view !== undefined || settled(scene.claims) !== settled(old.claims)) late.push("claims");
      if (scene.narration !== old.narration) late.push("nodes", "seconds");
      if (scene.notes !== old.notes) late.push("note_nodes");
      if (settled(scene.question) !== settled(old.question)) late.push("offered", "answer_because");
      if (scene.view === undefined && scene.code !== old.code) late.push("view", "code", "missing", "disputes", "references");
      return { ...scene, ...without(news, [...written, ...late]) };
    });
    return { ...present, revision: answer.revision, changed: answer.changed, scenes, missing: [...new Set(scenes.flatMap((scene) => scene.missing || []))] };
  }

  // ---- Two that have parted ---------------------------------------------------------------------------------------

  /**
   * Where two lectures differ, scene by scene, with what loses nothing: the one that changed where only one did, else both.
   * @param {Lecture | null} base what both began from, where that is known
   * @param {Lecture} mine @param {Lecture} theirs
   * @returns {{id: string, mine: Scene | null, theirs: Scene | null, same: boolean, pick: Pick}[]}
   */
  function compared(base, mine, theirs) {
    const [first, second, third] = [base, mine, theirs].map((one) => new Map((one?.scenes || []).map((scene) => [scene.id, scene])));
    return woven(mine.scenes, theirs.scenes).map((id) => {
      const [old, own, other] = [first.get(id), second.get(id), third.get(id)];
      const alike = own !== undefined && other !== undefined && sameScene(own, other);
      return { id, mine: own || null, theirs: other || null, same: alike, pick: usual(old, own, other, alike) };
    });
  }

  /** @param {Scene | undefined} old @param {Scene | undefined} own @param {Scene | undefined} other @param {boolean} alike @returns {Pick} */
  function usual(old, own, other, alike) {
    if (own === undefined) return "theirs";
    if (other === undefined || alike) return "mine";
    if (old !== undefined && sameScene(old, own)) return "theirs";
    return old !== undefined && sameScene(old, other) ? "mine" : "both";
  }

  /**
   * The ids of two lists in one order: that of the first, and what only the second has after what it follows there.
   * @param {Scene[]} one @param {Scene[]} other
   * @returns {string[]}
   */
  function woven(one, other) {
    const ids = one.map((scene) => scene.id);
    other.forEach(({ id }, place) => {
      if (ids.includes(id)) return;
      ids.splice(place === 0 ? 0 : ids.indexOf(other[place - 1].id) + 1, 0, id);
    });
    return ids;
  }

  /**
   * Whether the scenes that both have stand in another order.
   * @param {Lecture} mine @param {Lecture} theirs
   */
  function reordered(mine, theirs) {
    const [own, other] = [mine, theirs].map((one) => one.scenes.map((scene) => scene.id));
    return own.filter((id) => other.includes(id)).join() !== other.filter((id) => own.includes(id)).join();
  }

  /**
   * Whose title and whose order are proposed: theirs where only they have changed it.
   * @param {Lecture | null} base @param {Lecture} mine @param {Lecture} theirs
   * @returns {{head: Pick, order: Pick}}
   */
  function proposed(base, mine, theirs) {
    const heads = [base, mine].map((one) => one && settled(trimmed({ title: one.title, description: one.description, audience: one.audience })));
    const order = base !== null && !reordered(base, mine) && reordered(base, theirs);
    return { head: heads[0] === heads[1] ? "theirs" : "mine", order: order ? "theirs" : "mine" };
  }

  /**
   * The lecture that was chosen of two; where both scenes are kept, theirs follows mine under an id of its own.
   * @param {Lecture} mine @param {Lecture} theirs
   * @param {{scenes: Record<string, Pick>, order: Pick, head: Pick}} picks a scene that one side lacks is left out when that side is picked
   * @param {() => string} id makes ids
   * @returns {Lecture}
   */
  function merged(mine, theirs, picks, id) {
    const [own, other] = [mine, theirs].map((one) => new Map(one.scenes.map((scene) => [scene.id, scene])));
    const order = picks.order === "theirs" ? woven(theirs.scenes, mine.scenes) : woven(mine.scenes, theirs.scenes);
    const scenes = order.flatMap((name) => {
      const [first, second] = [own.get(name), other.get(name)];
      const pick = picks.scenes[name] || (first === undefined ? "theirs" : "mine");
      if (pick !== "both") return (pick === "mine" ? first : second) || [];
      if (first === undefined || second === undefined) return first || second || [];
      return [first, { ...second, id: id(), title: `${second.title} (the other version)`.slice(0, 300) }];
    });
    const { title, description, audience } = picks.head === "theirs" ? theirs : mine;
    return { ...mine, title, description, audience, revision: theirs.revision, scenes };
  }

  const namespace = {
    moved, inserted, removed, duplicated, edited, fresh, newId, spokenSeconds, seconds, spoken, sent, bare, settled, same, sameScene,
    acknowledged, compared, woven, reordered, proposed, merged,
  };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { lectureEdits: namespace });
})();
