use duizhao::*;
fn main(){
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or(".".into()));
    let mut s = source::Sources::default();
    for e in walkdir::WalkDir::new(root.join("content")).sort_by_file_name(){ let e=e.unwrap(); if e.file_type().is_file(){ s.insert(&e.path().strip_prefix(&root).unwrap().to_string_lossy(), &std::fs::read(e.path()).unwrap()); } }
    let mut found = diag::Diagnostics::default();
    let p = read::read(&s,&mut found);
    let site = resolve::resolve(&p,&s,false,&mut found);
    found.sort(&p.texts);
    for d in found.iter(){ let (a,_) = p.texts.positions(d.span); println!("{}:{}:{} {} {} | {}", p.texts.path(d.span), a.line,a.column,d.rule.code,d.message.en,d.help.as_ref().map_or("",|h|&h.en)); }
    println!("{} obs {} targets {} reports", site.observations.len(), site.targets.len(), site.reports.len());
}
