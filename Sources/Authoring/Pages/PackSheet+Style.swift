extension PackSheet {
  /// For long reading: a table of contents, sections with the colour of their level, cases in fixed width.
  static let style = """
    :root { color-scheme: light dark; --text: #1c2430; --quiet: #5b6675; --line: #d8dee6; --back: #ffffff;
      --card: #f6f8fa; --link: #0b57a4; --act: #b3261e; --coach: #8a5a00; --notice: #5b6675; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --quiet: #9aa6b5; --line: #333c48;
      --back: #12161c; --card: #1a2029; --link: #8ab8ee; --act: #ff8a80; --coach: #f2c063; --notice: #9aa6b5; } }
    body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
    main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1 { font-size: 1.7rem; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
    h3 { font-size: 1.1rem; margin: 0; }
    a { color: var(--link); } a:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--back); padding: .5rem; }
    .lead { font-size: 1.1rem; } .quiet { color: var(--quiet); font-size: .9rem; margin: .2rem 0; }
    section { border: 1px solid var(--line); border-left: 5px solid var(--notice); border-radius: 6px;
      background: var(--card); padding: .9rem 1.1rem; margin: 1rem 0; }
    section.act { border-left-color: var(--act); } section.coach { border-left-color: var(--coach); }
    blockquote { margin: .7rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--line); font-style: italic; }
    code, pre { font: .85rem/1.45 ui-monospace, monospace; } code { overflow-wrap: anywhere; font-style: normal; }
    dt { font-weight: 600; margin-top: .6rem; } dd { margin: .1rem 0 .1rem 1rem; }
    figure { margin: .9rem 0 0; } figcaption { font-weight: 600; font-size: .92rem; }
    pre { overflow-x: auto; margin: .3rem 0 0; padding: .6rem .8rem; background: var(--back);
      border: 1px solid var(--line); border-radius: 4px; }
    table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem .35rem 0;
      border-bottom: 1px solid var(--line); vertical-align: top; } tbody th { font-weight: normal; } th code { overflow-wrap: normal; }
    @media print { body { font-size: 10.5pt; } main { max-width: none; padding: 0; } nav, .skip { display: none; }
      section { break-inside: avoid; } }
    """
}
