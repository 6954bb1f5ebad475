"""corroboration"""
