-- Records that caravan.sync.keep does not keep any more are noted like what vanished, and have a brake of their own.

alter table vanished_object drop constraint vanished_object_reason_check;
alter table vanished_object add constraint vanished_object_reason_check
    check (reason in ('scan', 'asked', 'record', 'replaced', 'let-go'));  -- let-go: still upstream, not to be kept

alter table deletion_brake drop constraint deletion_brake_data_class_check;
alter table deletion_brake add constraint deletion_brake_data_class_check
    check (data_class in ('summaries', 'activities', 'records'));  -- records: with all that is here of each
alter table deletion_brake drop constraint deletion_brake_cause_check;
alter table deletion_brake add constraint deletion_brake_cause_check
    check (cause in ('many', 'empty-bucket', 'let-go'));
