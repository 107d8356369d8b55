//! The usual names of columns of promises, in other languages than English.
//!
//! In and out: a table. A name is compared as a whole.

use super::Role::{self, Done, Due, Frame, Notes, Number, Owner, Status, What};

#[rustfmt::skip]
pub(super) const NAMES: &[(&[&str], Role)] = &[
    (&["maßnahme", "maßnahmen", "aufgabe", "aufgaben", "tâche", "tâches", "mesure", "mesures", "action corrective", "acción",
       "acciones", "acción correctiva", "tarea", "tareas", "medida", "ação", "ações", "ação corretiva", "tarefa", "tarefas",
       "azione", "azioni", "azione correttiva", "attività", "actie", "acties", "actiepunt", "maatregel", "taak", "działanie",
       "działania", "zadanie", "действие", "действия", "задача", "мера", "措施", "改进措施", "改进项", "改进事项", "整改措施", "行动",
       "行动项", "任务", "事项", "内容", "対応", "対策", "対応内容", "実施内容", "改善策", "再発防止策", "施策", "アクション",
       "アクションアイテム", "タスク", "조치", "조치 사항", "개선 사항", "항목", "작업", "액션", "액션 아이템", "aksiyon", "eylem", "görev",
       "الإجراء", "إجراء", "المهمة"], What),
    (&["verantwortlich", "verantwortliche", "verantwortlicher", "zuständig", "porteur", "pilote", "responsable", "propriétaire",
       "dueño", "dueña", "propietario", "encargado", "responsável", "dono", "responsabile", "proprietario", "eigenaar",
       "verantwoordelijke", "odpowiedzialny", "osoba odpowiedzialna", "właściciel", "ответственный", "исполнитель", "负责人", "责任人",
       "担当", "担当者", "責任者", "オーナー", "담당", "담당자", "책임자", "sorumlu", "المسؤول"], Owner),
    (&["frist", "fällig", "fällig am", "fälligkeit", "fälligkeitsdatum", "termin", "zieldatum", "bis", "bis wann", "échéance",
       "date limite", "date cible", "date prévue", "fecha límite", "fecha compromiso", "fecha de compromiso", "fecha objetivo",
       "fecha estimada", "fecha prevista", "plazo", "vencimiento", "prazo", "data limite", "data prevista", "data alvo",
       "vencimento", "scadenza", "data di scadenza", "streefdatum", "einddatum", "termin realizacji", "срок", "срок исполнения",
       "крайний срок", "дедлайн", "截止", "截止日期", "截止时间", "预计完成时间", "计划完成时间", "期限", "期日", "対応期限", "完了予定",
       "完了予定日", "予定日", "締切", "締め切り", "기한", "마감", "마감일", "완료 예정일", "목표일", "son tarih", "hedef tarih",
       "تاريخ الاستحقاق", "الموعد النهائي"], Due),
    // What else these name, nobody can tell.
    (&["datum", "fecha", "data", "дата", "日期", "日付", "날짜"], Frame),
    (&["stand", "fortschritt", "statut", "état", "avancement", "estado", "estatus", "progreso", "avance", "situação", "andamento",
       "stato", "avanzamento", "voortgang", "stan", "статус", "состояние", "状态", "当前状态", "进展", "进度", "完成情况", "状態", "状況",
       "対応状況", "進捗", "進捗状況", "ステータス", "상태", "현황", "진행 상황", "진행 상태", "durum", "الحالة"], Status),
    (&["erledigt am", "terminé le", "完了日", "完成日期", "완료일"], Done),
    (&["n", "nº", "nro", "lp", "序号", "编号", "番号", "번호"], Number),
    (&["bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notizen", "kommentar", "remarque", "remarques", "commentaire",
       "commentaires", "nota", "notas", "comentarios", "comentários", "observaciones", "observações", "commenti", "opmerkingen",
       "uwagi", "примечание", "примечания", "комментарий", "备注", "備考", "비고", "notlar", "ملاحظات"], Notes),
];
