-- hashes of passwords and sealed forms are read by the house alone, never in an officer's transaction
revoke all on people.password, people.kept_form from ntm_officer;
