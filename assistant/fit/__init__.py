"""Programme fit: from an applicant's description to what fits, what does not, what is not stated, and what to ask next.

`parse` and `profile` understand the applicant, `match` judges each programme, `render` and `sentences` say it.
"""
