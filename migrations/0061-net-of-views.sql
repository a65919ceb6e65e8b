-- registrations and targets stand under the net; what is seen of them through a view is what the one who asks may see
alter view plan.registration_held set (security_invoker = true);
alter view plan.target_held set (security_invoker = true);
