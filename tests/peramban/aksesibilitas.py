"""axe, and the question that is put to it: serious or critical violations of WCAG 2.2 AA."""

from pathlib import Path

AXE = Path(__file__).with_name("axe.min.js")
PERIKSA = """
async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})).violations
  .filter((satu) => ["serious", "critical"].includes(satu.impact))
  .map((satu) => `${satu.id}: ${satu.nodes[0].target.join(" ")} (${satu.nodes.length})`)
"""
