// Collects what the tests find and says it in lines that a person can read.
//
// In: findings, each with the page it was seen on. Out: the same finding on many pages as one line, a closing count in
// words, and an exit code that is not zero if there was one.

/** A report under a title. `pass` counts what was looked at, `find` what was wrong. */
export function report(title) {
  const findings = new Map();
  let passed = 0;
  return {
    pass(count = 1) {
      passed += count;
    },
    find(kind, where, what) {
      const key = `${kind}: ${what}`;
      if (!findings.has(key)) findings.set(key, new Set());
      findings.get(key).add(where);
    },
    /** Says all and sets the exit code. `unit` is what was counted, in the plural. */
    close(unit) {
      for (const [what, places] of findings) {
        const shown = [...places].slice(0, 4).join(", ");
        const more = places.size > 4 ? ` and ${places.size - 4} more` : "";
        console.log(`  ✗ ${what}\n      on ${shown}${more}`);
      }
      console.log(`  ${title}: ${passed} ${unit}, ${findings.size} ${findings.size === 1 ? "finding" : "findings"}`);
      if (findings.size > 0) process.exitCode = 1;
    },
  };
}
