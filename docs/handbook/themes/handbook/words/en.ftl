title-home = { $site }
handbook-lead = Turn work summaries into a bilingual site whose every figure can be traced and whose years can be compared. Begin with your first site; look up the rest when you need it.
handbook-example = The example site
handbook-example-note = All chapters use these two invented reports. The cards below, the reports and the comparisons are what they give.
