//! The words for how far an action is, in other languages than English.
//!
//! In and out: a table. Only words that say nothing else stand here: a cell or a label is compared as a whole.

use crate::source::raw::ActionStatus::{self, Done, Dropped, InProgress, Open};

#[rustfmt::skip]
pub(super) const STATUSES: &[(&[&str], ActionStatus)] = &[
    (&["offen", "geplant", "ausstehend", "nicht begonnen", "à faire", "ouvert", "planifié", "prévu", "pendiente", "abierto",
       "planificado", "por hacer", "sin empezar", "pendente", "aberto", "planejado", "planeado", "a fazer", "não iniciado",
       "da fare", "aperto", "pianificato", "te doen", "gepland", "do zrobienia", "otwarte", "zaplanowane", "открыто",
       "запланировано", "не начато", "к выполнению", "未着手", "未対応", "未完了", "予定", "未开始", "待处理", "计划中", "待办",
       "未完成", "예정", "대기", "미완료", "미착수", "planlandı", "açık", "bekliyor", "مفتوح", "مخطط"], Open),
    (&["in arbeit", "in bearbeitung", "laufend", "en cours", "en curso", "en progreso", "en proceso", "em andamento",
       "em progresso", "in corso", "in uitvoering", "mee bezig", "w toku", "w trakcie", "в работе", "в процессе", "対応中",
       "進行中", "作業中", "进行中", "处理中", "진행 중", "진행중", "devam ediyor", "قيد التنفيذ"], InProgress),
    (&["erledigt", "abgeschlossen", "fertig", "umgesetzt", "fait", "faite", "terminé", "terminée", "hecho", "hecha", "completado",
       "completada", "terminado", "concluído", "concluída", "feito", "feita", "fatto", "completato", "completata", "concluso",
       "gedaan", "afgerond", "voltooid", "klaar", "zrobione", "ukończone", "gotowe", "wykonane", "сделано", "выполнено",
       "готово", "завершено", "完了", "完了済み", "済", "済み", "対応済", "対応済み", "已完成", "完成", "已解决", "已修复", "已关闭", "已上线", "완료", "완료됨", "tamamlandı",
       "yapıldı", "تم", "مكتمل"], Done),
    (&["verworfen", "abgelehnt", "entfällt", "abandonné", "annulé", "cancelado", "cancelada", "descartado", "annullato",
       "geannuleerd", "anulowane", "porzucone", "отменено", "отклонено", "中止", "見送り", "已取消", "取消", "취소", "취소됨",
       "iptal edildi", "ملغى"], Dropped),
];
