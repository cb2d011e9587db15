"""Settings that have to be numbers of some size. They may come from inputs of the pipeline, so that only the run knows them."""

from problem import Problem


def check_settings(settings):
    """Tells of all settings that cannot be searched by, at once."""
    limits, forecasting = settings["limits"], settings["forecasting"]
    stack = (settings.get("training") or {}).get("stack_ensemble_settings") or {}
    rules = [
        ("n_cross_validations", settings, whole_from(2), "a whole number from 2, or auto"),
        ("validation_data_size", settings, is_share, "a number from 0 to less than 1"),
        ("test_data_size", settings, is_share, "a number from 0 to less than 1"),
        ("max_trials", limits, whole_from(1), "a whole number from 1"),
        ("max_concurrent_trials", limits, whole_from(1), "a whole number from 1"),
        ("exit_score", limits, is_number, "a number"),
        ("enable_early_termination", limits, lambda value: isinstance(value, bool), "true or false"),
        ("timeout_minutes", limits, is_positive, "a number above 0"),
        ("trial_timeout_minutes", limits, is_positive, "a number above 0"),
        ("max_cores_per_trial", limits, lambda value: value == -1 or whole_from(1)(value), "a whole number from 1, or -1 for all"),
        ("stack_meta_learner_train_percentage", stack, lambda value: is_share(value) and value > 0, "a share between 0 and 1"),
        ("forecast_horizon", forecasting, whole_from(1), "a whole number from 1, or auto"),
    ]
    wrong = [
        f"{name} is {group[name]}, and has to be {what}"
        for name, group, fits, what in rules
        if group.get(name) is not None and not (group[name] == "auto" and what.endswith("auto")) and not fits(group[name])
    ]
    wrong += [*wrong_metric(settings), *wrong_learner(settings["task"], stack)]
    if wrong:
        raise Problem("; ".join(wrong))


def wrong_metric(settings):
    import measures

    known = measures.OF_CLASSES if settings["task"] == "classification" else measures.OF_NUMBERS
    metric = settings["primary_metric"]
    return [] if metric in known else [f"primary_metric is {metric}, and has to be one of {', '.join(known)} for {settings['task']}"]


def wrong_learner(task, stack):
    """What is wrong with the model that puts a stack together."""
    from ensembles import LEARNERS

    name = stack.get("stack_meta_learner_type", "none")
    if task == "forecasting" or name == "none":
        return []
    if name not in LEARNERS[task]:
        return [f"stack_meta_learner_type is {name}, and has to be one of {', '.join(LEARNERS[task])} for {task}"]
    return []


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_positive(value):
    return is_number(value) and value > 0


def is_share(value):
    return is_number(value) and 0 <= value < 1


def whole_from(least):
    return lambda value: is_number(value) and value == int(value) and value >= least
