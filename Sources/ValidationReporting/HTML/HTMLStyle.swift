// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The page's only style sheet: system fonts, one column, colours for light and dark.
enum HTMLStyle {
  static let text: StaticString = """
    :root{color-scheme:light dark;
    --page:#f6f7f8;--card:#fff;--sunk:#f1f2f4;--text:#1b1f24;--quiet:#5b6470;--line:#dfe2e6;--link:#1f5fbf;
    --failed:#b3261e;--unmeasured:#7b3fb0;--inconclusive:#8a5300;--passed:#1a7340;--skipped:#626b77;
    --s0:#9aa4b1;--s1:#2f6fd6;--s2:#c2660a;--s3:#0c8577;--s4:#b0418c;--s5:#756413;--s6:#5b4bc4;--s7:#4d5763}
    @media (prefers-color-scheme:dark){:root{
    --page:#14171b;--card:#1b1f24;--sunk:#23282e;--text:#e4e7eb;--quiet:#9aa4b0;--line:#30363d;--link:#82b4ff;
    --failed:#ff8f86;--unmeasured:#cba6f7;--inconclusive:#efb65a;--passed:#74cf95;--skipped:#9aa4b0;
    --s0:#78828f;--s1:#6ea8ff;--s2:#f0a04b;--s3:#4cc4b4;--s4:#e58bc6;--s5:#cdbb5a;--s6:#aba0ff;--s7:#c3cad3}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0 auto;padding:2.5rem 1.5rem 3rem;max-width:62rem;background:var(--page);color:var(--text);
    font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
    overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    h1,h2,h3,h4,p,ul,dl,dd,figure,pre{margin:0;padding:0}
    h1,h2,h3,h4{line-height:1.25;font-weight:600}
    code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
    h3,h4,p,dt,dd,td,th,code,.message,.type{unicode-bidi:isolate}
    a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
    ul{list-style:none}
    .quiet,.note,.declared,.members{color:var(--quiet)}
    .note,.declared,.members,footer{font-size:.8667rem}
    .symbols{position:absolute}
    .icon{flex:none;vertical-align:-.15em}
    .failed{--tone:var(--failed)}.unmeasured{--tone:var(--unmeasured)}.passed{--tone:var(--passed)}
    .inconclusive{--tone:var(--inconclusive)}.skipped{--tone:var(--skipped)}
    .icon,.proportion rect{fill:var(--tone)}
    .cut{fill:none;stroke:var(--card);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
    .ring{fill:none;stroke:var(--skipped);stroke-width:1.6;stroke-linecap:round}

    .verdict{margin-bottom:2.5rem}
    .eyebrow{color:var(--quiet);font-size:.8667rem}
    h1{font-size:1.9rem;letter-spacing:-.015em;margin:.15rem 0 .35rem;display:flex;align-items:center;gap:.6rem}
    h1 .icon{width:1.6rem;height:1.6rem}
    .lead{font-size:1.0667rem;text-wrap:pretty}
    .counts{display:flex;flex-wrap:wrap;gap:.35rem 1.75rem;margin:1.5rem 0 .6rem}
    .counts b{font-size:1.35rem;font-weight:600;margin-left:.2rem}
    .counts .word{color:var(--quiet)}
    .counts .none{opacity:.65}
    .proportion{display:block;width:100%;height:6px;border-radius:3px}
    .verdict .facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin-top:1.25rem}
    dt{color:var(--quiet)}

    .contents{margin-bottom:2.5rem;padding:1.1rem 1.25rem;background:var(--card);border:1px solid var(--line);
    border-radius:10px}
    .contents h2{font-size:1rem;margin-bottom:.5rem}
    .contents li{padding:.22rem 0 .22rem 1.6rem;text-indent:-1.6rem}
    .contents .icon{margin-right:.3rem}
    .contents .name{font-weight:500}

    .suite{margin-bottom:2.5rem}
    .suite>.title{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .9rem;margin-bottom:.9rem}
    .suite>.title code{color:var(--quiet)}
    h2{font-size:1.25rem}
    .suite>.note{margin-top:1rem}
    summary{cursor:pointer;list-style:none}
    summary::-webkit-details-marker{display:none}
    summary::after{content:"";width:.5em;height:.5em;border:solid var(--quiet);border-width:0 1.5px 1.5px 0;
    transform:rotate(-45deg);align-self:center;justify-self:end;margin:0 .2rem}
    details[open]>summary::after{transform:rotate(45deg)}
    .check{background:var(--card);border:1px solid var(--line);border-radius:10px;margin-bottom:.6rem}
    .check>summary{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.75rem;padding:.7rem 1.25rem}
    .check>summary>.icon{margin-top:.25rem}
    .about{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .75rem}
    h3{font-size:1rem}
    .type,.tally,.time{color:var(--quiet);font-size:.8667rem}
    .tally{margin-left:auto}
    .inside{padding:0 1.25rem 1rem}
    .inside>.note{margin-top:.9rem}
    .declared{margin-top:1rem}
    .part{display:inline-block;margin-right:1.25rem}

    .case{border-top:1px solid var(--line)}
    .case>summary,.case.plain{display:grid;grid-template-columns:9.25rem minmax(0,1fr) auto;gap:.1rem .75rem;
    padding:.6rem 0;align-items:baseline}
    .case>summary>*,.case.plain>*{grid-column:2}
    .case .state{grid-column:1;grid-row:1/span 2;color:var(--tone);font-size:.8667rem;display:flex;gap:.45rem;
    align-items:center;align-self:start;padding-top:.12rem;font-weight:500}
    .case>summary::after{grid-column:3;grid-row:1}
    h4{font-size:.9333rem}
    .passed>summary h4,.passed.plain h4{font-weight:500}
    .case summary .message,.plain .message{color:var(--quiet)}
    .failed>summary .message,.unmeasured>summary .message,.inconclusive>summary .message{color:var(--text)}
    .body{padding:.15rem 0 1.1rem 10rem}
    .body>*+*{margin-top:.9rem}
    .rest{border-top:1px solid var(--line)}
    .rest>summary{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.45rem;align-items:center;
    padding:.6rem 0;color:var(--quiet);font-size:.8667rem}
    .finding+.finding{border-top:1px dashed var(--line);padding-top:.9rem}
    .finding>*+*{margin-top:.5rem}
    .values{display:flex;flex-wrap:wrap;gap:.4rem 2.25rem}
    .values dt,.numbers dt{font-size:.8rem}
    .values dd{font-size:1.15rem;font-weight:600;line-height:1.3}
    .values .limit dd,.values .base dd{font-weight:400}
    .failed .values .value dd{color:var(--failed)}
    .rows:not(figure){display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:.25rem .75rem}
    .rows>dt{font-size:.8667rem;padding-top:.06rem}
    .numbers{display:flex;flex-wrap:wrap;gap:.3rem 1.75rem}
    .numbers dt{color:var(--quiet)}
    pre{background:var(--sunk);border-radius:6px;padding:.6rem .8rem;white-space:pre-wrap;max-height:24rem;
    overflow:auto;line-height:1.5}

    .plots{display:flex;flex-wrap:wrap;gap:1.5rem 2.25rem;align-items:flex-start}
    figure{max-width:100%}
    figcaption{margin-bottom:.45rem;line-height:1.4}
    figcaption .name{font-weight:600;font-size:.9333rem}
    figcaption .unit{color:var(--quiet);font-size:.8667rem}
    .plot{width:340px}
    .legend{display:flex;flex-wrap:wrap;gap:0 1rem;color:var(--quiet);font-size:.8rem}
    .key{display:inline-flex;align-items:center;gap:.3rem}
    .reading{color:var(--quiet);font-size:.8rem}
    .plot .note{font-size:.8rem;margin-top:.3rem}
    .drawing{display:block;max-width:100%;height:auto;overflow:visible}
    svg text{font-size:11px;fill:var(--text);font-variant-numeric:tabular-nums;unicode-bidi:isolate}
    .drawing .cell,.end{text-anchor:end}
    .middle{text-anchor:middle}
    .drawing .value{font-size:10.5px;fill:var(--quiet)}
    .drawing .value.over{fill:var(--failed);font-weight:600}
    .drawing .tick{font-size:10.5px;fill:var(--quiet)}
    .axis{stroke:var(--quiet);stroke-width:1}
    .grid{stroke:var(--line);stroke-width:1}
    .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}
    .s4{fill:var(--s4)}.s5{fill:var(--s5)}.s6{fill:var(--s6)}.s7{fill:var(--s7)}
    .outline{fill:none;stroke-width:1.6;stroke-linejoin:round}
    .outline.s0{fill:var(--s0);fill-opacity:.45;stroke:none}
    .outline.s1{stroke:var(--s1)}.outline.s2{stroke:var(--s2);stroke-dasharray:5 2}
    .outline.s3{stroke:var(--s3);stroke-dasharray:2 2}.outline.s4{stroke:var(--s4)}
    .outline.s5{stroke:var(--s5);stroke-dasharray:5 2}.outline.s6{stroke:var(--s6);stroke-dasharray:2 2}
    .outline.s7{stroke:var(--s7)}
    .bar{fill:var(--s1)}
    .over{fill:var(--failed)}
    .limit{stroke:var(--text);stroke-width:1.6;stroke-dasharray:3 2}
    .whisker{fill:none;stroke:var(--s1);stroke-width:1.8}
    .estimate{fill:var(--s1)}

    .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
    table{border-collapse:collapse;width:max-content;font-size:.8667rem;overflow-wrap:normal}
    th,td{padding:.3rem .75rem;text-align:left;vertical-align:top;max-width:22rem}
    th{color:var(--quiet);font-weight:500;border-bottom:1px solid var(--line)}
    tbody tr+tr td{border-top:1px solid var(--line)}
    .number{text-align:right;white-space:nowrap}
    footer{border-top:1px solid var(--line);padding-top:1rem}

    @media (max-width:44rem){
    body{padding:1.5rem 1rem 2rem}
    h1{font-size:1.55rem}
    .verdict .facts{column-gap:.9rem}
    .counts{gap:.2rem 1.25rem}
    .contents{padding:.9rem 1rem}
    .check>summary{padding:.7rem .75rem}
    .tally{margin-left:0}
    h3{flex-basis:100%}
    .inside{padding:0 .75rem .9rem}
    .case>summary,.case.plain{grid-template-columns:minmax(0,1fr) auto}
    .case>summary>*,.case.plain>*{grid-column:1}
    .case .state{grid-row:auto}
    .case>summary::after{grid-column:2}
    .body{padding-left:0}
    .plot{width:100%}}
    @media print{body{max-width:none;padding:0}.check,.contents{break-inside:avoid-page}}

    """
}
